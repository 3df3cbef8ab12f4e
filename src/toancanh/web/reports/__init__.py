"""Báo cáo: what a page offers to compose, and a document as a page shows it; no view, no address."""

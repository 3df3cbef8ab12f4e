"""What the pages of matters show, worked out before a template: questions, words, calendars, forms."""

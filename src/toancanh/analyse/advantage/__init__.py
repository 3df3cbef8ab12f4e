"""Which branches of an economy are an advantage, and how one knows: one method a file.

A branch is an industry, a product, a group of goods; what it is measured by is an interval, and so is what
comes out: whatever the true figures are, the true result lies inside. Shares and growths are in percent,
contributions in percentage points, quotients and indices plain numbers. What each method is, by whom and
what it needs, is data that pages and documents read (``reference.methods``).
"""

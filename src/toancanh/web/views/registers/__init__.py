"""The registers on the screen: lists, entries, forms, proposals, likenesses, workbooks."""

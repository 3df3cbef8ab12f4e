"""Báo cáo định kỳ, thông báo kết luận: official documents composed of what the store holds, word by word.

The picture gives the figures, ``analyse`` what they mean for the plan of the year, the follow-up what is to
be done; ``publish.word`` the values that a template or a page draws. Nothing is said that the store does not
hold: what nobody tells is left out and named on a page for the writer. The documents are in Vietnamese, the
language of administration, whatever language the one who asks for them speaks.
"""

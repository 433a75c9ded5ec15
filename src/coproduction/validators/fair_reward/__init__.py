"""Fair reward.

Nobody works unpaid beside paid people without an offer. The same work gets the
same offer. Nobody is out of pocket. A fee, a salary or a voucher is an offer for
time; expenses are not. An offer that was declined was made.
"""

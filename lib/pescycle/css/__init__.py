"""The Customer Satisfaction Survey (CSS): answers, estimates, disclosure, sampling."""

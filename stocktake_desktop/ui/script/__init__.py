"""The script of the chair beside its page: what is said step by step, edited where it stands."""

"""Weights learned from labelled recordings: tables that scripts/learn_evidence.py and learn_recognition.py write."""

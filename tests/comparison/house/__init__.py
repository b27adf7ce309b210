"""Tests of house facts and of articles that contradict them."""

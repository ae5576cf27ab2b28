"""Small parts every page is built of; they know nothing about mentors."""

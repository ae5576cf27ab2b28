"""The tables of the file, one for each thing the programme keeps. Called tables because "model" belongs to Qt here.

Who reads or writes names the tables it needs, one module for each subject; the window's first picture thus loads few.
"""

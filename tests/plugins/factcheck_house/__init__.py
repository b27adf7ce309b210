"""A house's additions to factcheck, none of which touches factcheck itself."""

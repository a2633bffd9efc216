"""The child's path, one room per stage; a later stage may know an earlier one, never the other way round."""

#!/usr/bin/env python
from foothold.config.command import main

if __name__ == "__main__":
    main()

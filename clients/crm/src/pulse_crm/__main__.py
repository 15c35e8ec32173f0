"""python -m pulse_crm"""

import sys

from .command import main

sys.exit(main())

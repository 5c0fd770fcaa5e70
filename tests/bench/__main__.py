"""`make bench`: accuracy and speed of the rules, how well reports are joined, the warehouse at up to 1,000,000 reports.

Prints, never fails. Takes about half an hour and 6 GB of disk; `make bench SIZES="10000 50000"` leaves the million out.
"""

from __future__ import annotations

import sys

from tests.bench import bench_fetch, bench_joining, bench_rules, bench_warehouse


def main() -> None:
    sizes, sys.argv[1:] = sys.argv[1:], []
    print("THE RULES")
    bench_rules.main()
    print("\nCOPIES AND INCIDENTS", flush=True)
    bench_joining.main()
    print("\nFETCHING", flush=True)
    bench_fetch.main()
    print("\nTHE WAREHOUSE", flush=True)
    bench_warehouse.main(sizes)


if __name__ == "__main__":
    main()

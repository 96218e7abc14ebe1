"""`python -m polreq` is `polreq`."""

from polreq.cli.main import main

if __name__ == "__main__":
    main()

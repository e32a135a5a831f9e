"""What a command refuses to do: no fault of ours, and nothing wrong in the content."""

import errno

# Why a disk or a system said no, by its number.
REASONS = {
    errno.ENOSPC: "disken er full",
    errno.EDQUOT: "diskkvoten er brukt opp",
    errno.EFBIG: "en fil ble større enn det er lov til her",
    errno.ENOMEM: "minnet er fullt",
    errno.EROFS: "disken kan bare leses",
    errno.EACCES: "ingen tilgang",
    errno.EPERM: "ingen tilgang",
    errno.ENAMETOOLONG: "navnet er for langt",
    errno.ELOOP: "lenkene i stien går i ring",
    errno.EBUSY: "noe annet bruker mappen",
    errno.EMFILE: "for mange filer er åpne",
    errno.ENFILE: "for mange filer er åpne",
    errno.ENOLCK: "filer kan ikke låses her",
    errno.EIO: "disken svarer ikke som den skal",
    errno.ESTALE: "nettverksdisken svarer ikke som den skal",
    errno.ETIMEDOUT: "nettverksdisken svarer ikke",
    errno.ENOENT: "den finnes ikke",
    errno.EISDIR: "det er en mappe",
    errno.ENOTDIR: "en mappe på veien dit er en fil",
}


class Refusal(Exception):
    """A command can't do what it was asked. The message is a sentence for the one who asked."""


class PublishFault(Refusal):
    """The sites can't be put where they should. The message is for the one who ran the command."""


def reason_of(error: OSError) -> str:
    """Return in words why a disk or a system said no; in its own where we have none."""
    return REASONS.get(error.errno or 0) or f"systemet svarte «{error.strerror}»"

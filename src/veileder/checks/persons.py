"""Numbers that name a person."""

_WEIGHTS = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))


def is_national_id(digits: str) -> bool:
    """Whether eleven digits are a fødselsnummer or D-nummer.

    The date must be possible and both control digits right; from 2032 the first control digit's
    remainder may be 0–3 (Skatteetaten), so that is accepted already.
    """
    numbers = [int(digit) for digit in digits]
    day, month = int(digits[:2]), int(digits[2:4])
    if not (1 <= day % 40 <= 31 and 1 <= month % 40 <= 12):
        return False
    first, second = (
        sum(w * n for w, n in zip(weights, numbers, strict=True)) % 11 for weights in _WEIGHTS
    )
    return first in (0, 1, 2, 3) and second == 0

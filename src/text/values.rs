//! Numbers, sizes and dates as they are drawn.

/// A number with thousands separators: `41,206`.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Bytes as `512 B`, `3.4 kB`, `214 MB`, `1.9 GB` (thousands, as disks and file managers count).
pub fn size(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
    let mut value = bytes as f64;
    let mut unit = 0;
    while value >= 999.5 && unit + 1 < UNITS.len() {
        value /= 1000.0;
        unit += 1;
    }
    if unit == 0 || value >= 9.95 {
        format!("{value:.0} {}", UNITS[unit])
    } else {
        format!("{value:.1} {}", UNITS[unit])
    }
}

/// A day, `2026-11-12`, of seconds since 1970 (UTC).
pub fn date(seconds: i64) -> String {
    // Days to civil date: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    let days = seconds.div_euclid(86_400) + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_thousands_separators() {
        assert_eq!([count(0), count(999), count(1000), count(41_206)], ["0", "999", "1,000", "41,206"]);
    }

    #[test]
    fn sizes_have_at_most_three_digits() {
        assert_eq!(
            [size(0), size(999), size(1000), size(214_400_000), size(1_900_000_000)],
            ["0 B", "999 B", "1.0 kB", "214 MB", "1.9 GB"]
        );
        assert_eq!(size(999_600), "1.0 MB");
    }

    #[test]
    fn days_are_civil_days() {
        assert_eq!(
            [date(0), date(951_782_400), date(1_795_478_400)],
            ["1970-01-01", "2000-02-29", "2026-11-24"]
        );
    }
}

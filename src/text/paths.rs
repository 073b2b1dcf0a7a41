//! Paths and names as they are drawn.

use std::borrow::Cow;

/// Control characters as `\x1b`, bidirectional and other invisible ones as `\u{202e}`, so that a name
/// can neither move the cursor nor turn a line around.
pub fn escaped(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.chars().any(is_treacherous) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            letter if is_treacherous(letter) && (letter as u32) < 0x100 => {
                out.push_str(&format!("\\x{:02x}", letter as u32));
            }
            letter if is_treacherous(letter) => out.push_str(&format!("\\u{{{:x}}}", letter as u32)),
            letter => out.push(letter),
        }
    }
    Cow::Owned(out)
}

/// Controls (C0, C1) and what Unicode uses to steer direction or to hide (UAX #9, zero-width letters).
fn is_treacherous(letter: char) -> bool {
    letter.is_control()
        || matches!(letter as u32, 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x2069 | 0xfeff | 0x061c)
}

/// At most `width` letters: a long path loses its middle and keeps its end.
pub fn middle_out(text: &str, width: usize) -> Cow<'_, str> {
    let length = text.chars().count();
    if length <= width || width < 5 {
        return Cow::Borrowed(text);
    }
    let start = (width - 1) / 3;
    let end = width - 1 - start;
    let head: String = text.chars().take(start).collect();
    let tail: String = text.chars().skip(length - end).collect();
    Cow::Owned(format!("{head}…{tail}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_steer_a_terminal_or_turn_a_line_around() {
        assert_eq!(escaped("a\x1b[2Jb\n".into()), "a\\x1b[2Jb\\n");
        assert_eq!(escaped("txt.\u{202e}gpj".into()), "txt.\\u{202e}gpj");
        assert_eq!(escaped("größe 日本".into()), "größe 日本");
    }

    #[test]
    fn a_long_path_keeps_its_end() {
        let short = middle_out("cache/download/golang.org/x/tools/@v/v0.29.0.partial", 30);
        assert_eq!(short.chars().count(), 30);
        assert!(short.ends_with("@v/v0.29.0.partial") && short.starts_with("cache"));
        assert_eq!(middle_out("short", 30), "short");
    }
}

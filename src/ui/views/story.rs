//! The banner of an example: what happened, what to try, why, and what to do.

use eframe::egui::{Align, Label, Layout, RichText, Ui, vec2};

use crate::demo::Part;
use crate::text;
use crate::text::Value;
use crate::ui::state::Playing;
use crate::ui::widgets::button;
use crate::ui::widgets::label;
use crate::ui::{Command, Commands, Picture, Tokens, fonts};

/// Draws the banner; one line when it is folded.
pub fn show(ui: &mut Ui, playing: &Playing, picture: &Picture<'_>, tokens: &Tokens, commands: &mut Commands) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new(text!("banner-example")).font(fonts::secondary()).color(tokens.weak));
        label::strong(ui, tokens, &say(playing, picture, Part::Title));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if button::link(ui, tokens, &Command::LeaveDemo.name()).clicked() {
                commands.push(Command::LeaveDemo);
            }
            let fold = if playing.unfolded { text!("banner-fold") } else { text!("banner-unfold") };
            if button::link(ui, tokens, &fold).clicked() {
                commands.push(Command::FoldStory);
            }
        });
    });
    if playing.unfolded {
        columns(ui, playing, picture, tokens, commands);
    }
    ui.add_space(6.0);
}

/// The four texts and their headings.
const PARTS: [(Part, &str); 4] = [
    (Part::Happened, "banner-happened"),
    (Part::Try, "banner-try"),
    (Part::Why, "banner-why"),
    (Part::Do, "banner-do"),
];

/// The texts in columns, wider where there is more to say; in two lines where four columns have no room.
fn columns(ui: &mut Ui, playing: &Playing, picture: &Picture<'_>, tokens: &Tokens, commands: &mut Commands) {
    let gap = 20.0;
    let lines = if ui.available_width() > 900.0 { 4 } else { 2 };
    for line in PARTS.chunks(lines) {
        let texts: Vec<String> = line.iter().map(|(part, _)| say(playing, picture, *part)).collect();
        let weights: Vec<f32> =
            texts.iter().map(|text| text.chars().count().clamp(140, 320) as f32).collect();
        let whole: f32 = weights.iter().sum();
        let room = ui.available_width() - gap * (line.len() as f32 - 1.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (((part, heading), text), weight) in line.iter().zip(&texts).zip(&weights) {
                let width = (room * weight / whole).floor();
                ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
                    ui.label(RichText::new(text!(heading)).font(fonts::strong()).color(tokens.text));
                    label::secondary(ui, tokens, text);
                    if *part == Part::Try {
                        try_line(ui, playing, tokens, commands);
                    }
                });
            }
        });
    }
}

fn try_line(ui: &mut Ui, playing: &Playing, tokens: &Tokens, commands: &mut Commands) {
    ui.horizontal(|ui| {
        if button::link(ui, tokens, &text!("banner-copy")).clicked() {
            commands.push(Command::Copy(playing.try_line.clone()));
        }
        let short = format!("go {}", playing.demo.try_it.args.join(" "));
        let label = Label::new(RichText::new(short).font(fonts::mono()).color(tokens.text)).truncate();
        ui.add(label).on_hover_text(RichText::new(&playing.try_line).font(fonts::mono()));
    });
}

fn say(playing: &Playing, picture: &Picture<'_>, part: Part) -> String {
    let account = text::from_bytes(picture.identity().label().as_bytes()).into_owned();
    let cache = super::place::shown(&playing.demo.path);
    let cause = playing.demo.cause.map_or("none", crate::demo::Cause::id);
    let values = [
        ("command", Value::from(format!("go {}", playing.demo.try_it.args.join(" ")))),
        ("cache", Value::from(cache)),
        ("account", Value::from(account)),
        ("cause", Value::from(cause)),
    ];
    text::sentence(&playing.story().key(part), &values)
}

//! How a page of the inspector is drawn.

mod beside;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    self, Color32, CornerRadius, FontId, Frame, Grid, Label, RichText, Sense, Stroke, Ui, vec2,
};

use super::page::{Page, Told};
use super::rights::{Answer, Table};
use super::way::{Line, Says};
use crate::health::Severity;
use crate::text;
use crate::ui::theme::measure;
use crate::ui::widgets::sign::{self, Sign};
use crate::ui::widgets::{button, label};
use crate::ui::{Command, Commands, Tokens, fonts};
use beside::{acl, mark, setting};

/// The width of the column of accounts.
const WHO: f32 = 84.0;

/// The whole page, from the name down.
pub fn page(ui: &mut Ui, page: &Page, tokens: &Tokens, commands: &mut Commands) {
    ui.add(Label::new(RichText::new(&page.name).font(fonts::title()).color(tokens.text)).wrap());
    path(ui, page, tokens, commands);
    if let Some((line, parts)) = &page.facts {
        let line = ui.add(Label::new(RichText::new(line).font(fonts::mono()).color(tokens.weak)).truncate());
        line.on_hover_ui(|ui| {
            for (name, value) in parts {
                label::key_value(ui, tokens, name, value);
            }
        });
    }
    if !page.setting.is_empty() {
        label::section(ui, tokens, &text!("setting-title"));
        page.setting.iter().for_each(|said| setting(ui, said, tokens));
    }
    page.beside.marks.iter().for_each(|what| mark(ui, what, tokens));
    if let Some((title, does)) = &page.role {
        label::section(ui, tokens, &text!("inspector-does"));
        prose(ui, tokens.weak, &format!("{title}. {does}"));
    }
    if let Some(table) = &page.rights {
        label::section(ui, tokens, &text!("inspector-rights"));
        rights(ui, table, tokens);
    }
    if !page.beside.acl.is_empty() {
        label::section(ui, tokens, &text!("beside-acl")).on_hover_text(text!("beside-acl-means"));
        page.beside.acl.iter().for_each(|line| acl(ui, line, tokens));
    }
    if !page.beside.default.is_empty() {
        label::section(ui, tokens, &text!("beside-default")).on_hover_text(text!("beside-default-means"));
        page.beside.default.iter().for_each(|line| acl(ui, line, tokens));
    }
    if !page.way.is_empty() {
        label::section(ui, tokens, &text!("inspector-way"));
        ui.scope(|ui| page.way.iter().for_each(|line| way(ui, line, tokens, commands)));
    }
    for told in &page.findings {
        ui.add_space(12.0);
        finding(ui, told, tokens, commands);
    }
    if !page.below.is_empty() {
        label::section(ui, tokens, &text!("inspector-below"));
        for (index, severity, title, path) in &page.below {
            below(ui, (*index, *severity), title, path, tokens, commands);
        }
    }
    if let Some(healthy) = &page.healthy {
        ui.add_space(14.0);
        ui.horizontal_top(|ui| {
            sign::badge(ui, tokens, Sign::Healthy);
            label::weak(ui, tokens, healthy);
        });
    }
}

/// The path on one line, with its button.
fn path(ui: &mut Ui, page: &Page, tokens: &Tokens, commands: &mut Commands) {
    ui.horizontal(|ui| {
        let copy = text!("inspector-copy-path");
        let room = ui.available_width() - 48.0;
        ui.scope(|ui| {
            ui.set_max_width(room.max(80.0));
            let response = label::path(ui, tokens.weak, &page.path);
            if page.full != page.path {
                response.on_hover_text(RichText::new(&page.full).font(fonts::mono()));
            }
        });
        let link = button::link(ui, tokens, &text!("inspector-copy"));
        link.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, copy.as_str()));
        if link.on_hover_text(&page.full).clicked() {
            commands.push(Command::Copy(page.full.clone()));
        }
    });
}

fn rights(ui: &mut Ui, table: &Table, tokens: &Tokens) {
    let grid =
        Grid::new("rights").num_columns(4).spacing(vec2(14.0, 4.0)).min_col_width(30.0).min_row_height(18.0);
    grid.show(ui, |ui| {
        let small = |text: &str| Label::new(RichText::new(text).font(fonts::secondary()).color(tokens.weak));
        ui.allocate_exact_size(vec2(WHO, 1.0), Sense::hover());
        for head in &table.heads {
            ui.add(small(head));
        }
        ui.end_row();
        for row in &table.rows {
            let name = RichText::new(&row.who).font(fonts::secondary()).color(tokens.text);
            let who = ui.scope(|ui| {
                ui.set_max_width(WHO);
                ui.add(Label::new(name).wrap())
            });
            who.inner.on_hover_text(&row.who);
            for (head, answer) in table.heads.iter().zip(&row.cells) {
                let (colour, font) = match answer.may {
                    Answer::Yes => (tokens.healthy_text, fonts::secondary()),
                    Answer::No => (tokens.weak, fonts::secondary()),
                    Answer::Missed => {
                        let strong = FontId { size: 12.0, ..fonts::strong() };
                        (tokens.text_of(Severity::Error), strong)
                    }
                };
                let cell = ui.add(Label::new(RichText::new(&answer.shown).font(font).color(colour)));
                let heard = format!("{} {head}: {}", row.who, answer.words);
                cell.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Cell, true, heard.as_str()));
                cell.on_hover_text(&answer.why);
            }
            ui.end_row();
        }
    });
    if let Some(why) = &table.why {
        ui.add_space(2.0);
        label::secondary(ui, tokens, why);
    }
}

fn way(ui: &mut Ui, line: &Line, tokens: &Tokens, commands: &mut Commands) {
    let (name, rest) = match line.says {
        Says::Yes => (tokens.text, tokens.weak),
        Says::No => (tokens.text_of(Severity::Error), tokens.text_of(Severity::Error)),
        Says::Unknown | Says::Unreached => (tokens.weak, tokens.weak),
    };
    ui.spacing_mut().interact_size.y = 18.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (rect, mark) = ui.allocate_exact_size(vec2(14.0, 18.0), Sense::hover());
        match line.says {
            Says::Yes => sign::paint_tick(ui.painter(), rect.center(), 11.0, tokens.healthy_text),
            Says::No => sign::paint_cross(ui.painter(), rect.center(), 12.0, name),
            Says::Unknown => sign::paint_bare(ui.painter(), rect.center(), 11.0, name, Sign::Unknown),
            Says::Unreached => {}
        }
        let said = match line.says {
            Says::Yes => "right-yes",
            Says::No => "way-no",
            Says::Unknown => "state-unknown",
            Says::Unreached => "way-unreached",
        };
        mark.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, text!(said)));
        match &line.owner {
            Some((owner, mode)) => {
                let room = ui.available_width() - 8.0;
                let letters = label::letters(ui, room).saturating_sub(owner.len() + mode.len() + 3).max(6);
                let short = text::middle_out(&line.name, letters).into_owned();
                label::mono(ui, name, &short).on_hover_text(&line.name);
                label::mono(ui, rest, &format!("{owner} {mode}"));
            }
            None => {
                label::path(ui, name, &line.name);
            }
        }
    });
    if let Some(why) = &line.why {
        ui.horizontal(|ui| {
            ui.add_space(22.0);
            label::secondary(ui, tokens, why);
        });
    }
    if let Some(command) = &line.command {
        ui.horizontal(|ui| {
            ui.add_space(22.0);
            let room = ui.available_width() - 48.0;
            ui.scope(|ui| {
                ui.set_max_width(room.max(80.0));
                label::path(ui, tokens.text, command);
            });
            if button::link(ui, tokens, &text!("inspector-copy")).on_hover_text(command).clicked() {
                commands.push(Command::Copy(command.clone()));
            }
        });
    }
}

fn finding(ui: &mut Ui, told: &Told, tokens: &Tokens, commands: &mut Commands) {
    let card = Frame::new()
        .fill(tokens.raised)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(CornerRadius::same(measure::CORNER))
        .inner_margin(12.0);
    card.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            sign::badge(ui, tokens, Sign::of(Some(told.severity)));
            label::strong(ui, tokens, &told.title);
        });
        prose(ui, tokens.weak_on(tokens.raised), &told.because);
        label::section(ui, tokens, &text!("inspector-fix"));
        prose(ui, tokens.weak_on(tokens.raised), &told.fix);
        if let Some(command) = &told.command {
            shell(ui, command, tokens, commands);
        }
        label::section(ui, tokens, &text!("inspector-leave"));
        prose(ui, tokens.weak_on(tokens.raised), &told.leave);
    });
}

/// A command in a box, with its button.
fn shell(ui: &mut Ui, command: &str, tokens: &Tokens, commands: &mut Commands) {
    ui.add_space(4.0);
    let within = Frame::new().fill(tokens.background).corner_radius(CornerRadius::same(4)).inner_margin(8.0);
    within.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let text = RichText::new(command).font(fonts::mono()).color(tokens.text);
        ui.add(Label::new(text).wrap().selectable(true));
    });
    ui.add_space(4.0);
    if button::plain(ui, &text!("inspector-copy-command")).clicked() {
        commands.push(Command::Copy(command.to_owned()));
    }
}

fn below(
    ui: &mut Ui,
    (index, severity): (usize, Severity),
    title: &str,
    path: &str,
    tokens: &Tokens,
    commands: &mut Commands,
) {
    ui.horizontal_top(|ui| {
        sign::badge(ui, tokens, Sign::of(Some(severity)));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if button::link(ui, tokens, title).clicked() {
                commands.push(Command::SelectFinding(index));
            }
            label::path(ui, tokens.weak, path);
        });
    });
}

/// A paragraph; what stands between backticks is a command and gets the fixed-width face.
fn prose(ui: &mut Ui, colour: Color32, text: &str) {
    let mut job = LayoutJob::default();
    for (index, part) in text.split('`').enumerate() {
        let font_id = if index % 2 == 0 { fonts::body() } else { fonts::mono() };
        job.append(part, 0.0, TextFormat { font_id, color: colour, ..TextFormat::default() });
    }
    ui.add(Label::new(job).wrap());
}

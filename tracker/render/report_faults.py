"""What keeps a report from being drawn, each one sentence for whoever asked for it. Nothing here decides."""

from tracker.domain.errors import Invalid, Unavailable


class NoProfile(Invalid):
    """No profile of form covers the system and the day."""

    key = "form.no_profile"


class ProfileBroken(Invalid):
    """A profile is not TOML or lacks something; `detail` says what."""

    key = "form.profile_broken"


class TemplateBroken(Invalid):
    """A template cannot be read or asks for what is not; `file`, `line`, `detail`."""

    key = "form.template_broken"


class TemplateUnknownName(TemplateBroken):
    """A template asks for a name that is not there: `file`, `line`, `name`."""

    key = "form.template_unknown_name"


class TemplateNotAllowed(TemplateBroken):
    """A template does what templates may not: `file`, `line`, `detail`."""

    key = "form.template_not_allowed"


class TemplateMissing(TemplateBroken):
    """A template includes a file that is not there: `file`, `wanted_by`."""

    key = "form.template_missing"


class NotATemplate(Invalid):
    """No template of a report has that name, or there is no such file: `file`."""

    key = "form.not_a_template"


class TemplateTooMuch(Invalid):
    """The office's own template took more time, memory or room than it may."""

    key = "form.template_too_much"


class FontMissing(Unavailable):
    """A font that the form needs is not in templates/fonts."""

    key = "form.font_missing"


class DrawingRefused(Invalid):
    """The PDF could not be set, or only with a warning; `detail` is the setter's word."""

    key = "form.drawing_refused"


class NoSuchForm(Invalid):
    """There is no such kind of report in that form."""

    key = "form.no_such_form"

"""What each field of a file on a partnership means, told once: for its schema and its template."""

from __future__ import annotations

from pydantic import BaseModel

from matcher.editing import partnership_records as r
from matcher.language import mark

PARTNERSHIP = {
    "title": mark("What the two do together, in a line."),
    "between": mark("Ids of the two countries (or own profiles)."),
    "experiences": mark("Ids of the experiences that are shared; whose an experience is says who shares it."),
    "topics": mark(
        "What it is about: the figures of both countries on these topics are followed. Left out: the topics of "
        "the experiences."
    ),
    "agreed": mark("What was agreed, on which day, by whom."),
    "facilitators": mark("Others who help: a third country, an organisation, a fund."),
    "first_step": mark("The first thing to be done, by when, and when it was done."),
    "ends": mark("Day on which it is planned to end. Leave it out when none is."),
    "ended": mark("Day on which it ended. Leave it out while it goes on."),
    "questions": mark("Sets of questions to ask (`matcher schema partnership.yaml` names them)."),
    "note": mark("Anything else."),
    "reviews": mark(
        "The days on which the two looked at it, the first one first; keep this list at the end of the file."
    ),
}
AGREED = {
    "day": mark("Day of the agreement, in quotes."),
    "what": "What was agreed, in plain words.",
    "by": "Who agreed, on each side.",
    "document": "Where it is written down.",
}
FIRST_STEP = {
    "what": "What is to be done first: a visit, a course, an expert, a pilot.",
    "by": "By which day, in quotes.",
    "done": mark("Day on which it was done, in quotes. Leave it out until it is."),
}
REVIEW = {
    "day": "Day of the review, in quotes.",
    "edition": "The edition of the data that the figures are from.",
    "figures": mark("The figures of both countries as they were known on that day (`matcher new` writes them)."),
    "answers": "The answers that were given on that day.",
}
GIVEN = {
    "question": "Id of a question.",
    "by": "Whose answer it is: ids of one of the two countries, or both. Each side may answer for itself.",
    "level": "0 no, 1 partly, 2 yes, where that is the scale of the question.",
    "value": "A plain number, where a number is asked for.",
    "holds": "true or false, where the question is answered with yes or no.",
    "said": "The answer in words, or a sentence of proof.",
}

OF_PARTNERSHIPS: dict[type[BaseModel], dict[str, str]] = {
    r.PartnershipFile: PARTNERSHIP,
    r.Agreement: AGREED,
    r.Party: {"country": "Id of one of the two countries.", "who": "Ministry, agency, firm or person."},
    r.FirstStep: FIRST_STEP,
    r.Review: REVIEW,
    r.Recorded: {
        "country": "Id of one of the two countries.",
        "indicator": "Code of an indicator in indicators.yaml.",
        "year": "Year of the value.",
        "value": "The value.",
        "source": "Id of a source in sources.yaml.",
    },
    r.Given: GIVEN,
}

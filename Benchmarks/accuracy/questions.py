"""What is asked of which public set, as data: which of the set's own labels make a text a positive, and which guidelines count as found.

A set is a file NAME.ndjson with `text`, `labels` and, where it has them, `title`, `lang` and `unlabelled` in each line. `unlabelled`
names labels that nobody judged for that text: it is left out where they are asked for.
"""

from dataclasses import dataclass

SWEARING = ("better-profanity", "alt-profanity-check")
PERSONAL = ("presidio",)

OFFENCE = ("profanity", "harassment", "hate_speech", "threats_violence", "sexual_content")
SPAM = ("scam_fraud", "advertising_promotion", "spam_low_quality")


@dataclass(frozen=True)
class Question:
    set: str
    # Short, for the table.
    asks: str
    # A text with one of these labels is a positive, each other a negative.
    labels: tuple
    # A label of Assay's for one of these guidelines says that it is a positive.
    guidelines: tuple
    # Who else is asked.
    rivals: tuple = ()
    # False where texts without a label are not known to be clean: then only positives count.
    negatives: bool = True


QUESTIONS = [
    Question("jigsaw_multilabel", "toxic in any way", ("toxic", "severe_toxic", "obscene", "insult", "identity_hate", "threat"), OFFENCE, SWEARING),
    Question("jigsaw_multilabel", "obscene", ("obscene",), ("profanity", "sexual_content"), SWEARING),
    Question("jigsaw_multilabel", "insult", ("insult",), ("harassment", "hate_speech"), SWEARING),
    Question("jigsaw_multilabel", "identity hate", ("identity_hate",), ("hate_speech",)),
    Question("jigsaw_multilabel", "threat", ("threat",), ("threats_violence",)),
    Question("jigsaw_toxic_binary", "toxic", ("toxic",), OFFENCE, SWEARING),
    Question("toxic_spans", "toxic", ("toxic",), OFFENCE, SWEARING, negatives=False),
    Question("tweets_hate_offensive", "hate or offence", ("hate_speech", "offensive_language"), OFFENCE, SWEARING),
    Question("tweets_hate_offensive", "hate", ("hate_speech",), ("hate_speech",)),
    Question("tweeteval_offensive", "offensive", ("offensive",), OFFENCE, SWEARING),
    Question("tweeteval_hate", "hate against women or immigrants", ("hate",), ("hate_speech", "harassment")),
    Question("edos_sexism", "sexist", ("sexist",), ("hate_speech", "harassment", "threats_violence", "sexual_content")),
    Question("edos_sexism", "threats and incitement", ("threats_plans_to_harm_and_incitement",), ("threats_violence",)),
    Question("openai_moderation", "hate", ("hate", "hate_threatening"), ("hate_speech",)),
    Question("openai_moderation", "harassment", ("harassment",), ("harassment", "threats_violence")),
    Question("openai_moderation", "violence", ("violence", "violence_graphic"), ("threats_violence", "graphic_content", "terrorism_extremism")),
    Question("openai_moderation", "sexual", ("sexual",), ("sexual_content",)),
    Question("openai_moderation", "self-harm", ("self_harm",), ("self_harm",)),
    Question("germeval2018", "offence", ("offense",), OFFENCE, SWEARING),
    Question("germeval2018", "profanity", ("profanity",), ("profanity",), SWEARING),
    Question("germeval2018", "insult or abuse", ("insult", "abuse"), ("harassment", "hate_speech"), SWEARING),
    Question("told_br", "toxic in any way", ("obscene", "insult", "homophobia", "misogyny", "xenophobia", "racism"), OFFENCE, SWEARING),
    Question("sms_spam", "spam", ("spam",), SPAM),
    Question("pii_synthetic", "personal data", (), ("personal_information",), PERSONAL),
    Question("fake_reviews", "written by a machine", ("computer_generated",), ("fake_experience", "spam_low_quality")),
]  # fmt: skip

# Kinds of personal data, by the set's own labels. A name, a place, a firm, a date, an age or a title alone is none for the guideline, nor a
# web address or a postal code.
KINDS = {
    "telephone number": ("phone_number", "phone"),
    "e-mail address": ("email_address", "email"),
    "postal address": ("street_address", "address"),
    "payment card": ("credit_card",),
    "IBAN": ("iban_code", "iban"),
    "social security number": ("us_ssn", "ssn"),
    "IP address": ("ip_address",),
    "identity card, passport, licence, tax or insurance number": (
        "us_driver_license", "driver_license", "drivers_license", "driver_license_num", "license", "passport", "passport_num", "pan", "aadhar",
        "voter_id", "tax_id", "taxid", "patient_id", "insurance_id", "insurance_policy_num", "medical_record", "police_id_num", "employee_id", "pid"),
    "account number": ("account", "account_num", "account_number", "bank_account", "bank_account_num", "routing_number"),
    "password": ("password",),
}  # fmt: skip

PII = "pii_synthetic"

# Ordinary reviews, which nobody labelled and the sites let stand; those marked are split by language.
REVIEWS = {"reviews_en": False, "reviews_multilingual": True, "reviews_facebook_unlabelled": False}

ABOUT = {
    "jigsaw_multilabel": "Wikipedia talk pages (Jigsaw 2017), rich in toxic ones (samples in several repositories, merged)",
    "jigsaw_toxic_binary": "Wikipedia talk pages (Jigsaw 2017), near their natural balance (khanhhk/Data-Systems-for-Toxic-Comment-Classification)",
    "toxic_spans": "comments under news, all judged toxic (SemEval 2021); those whose toxic words nobody could agree on are left out (ipavlopoulos/toxic_spans)",
    "tweets_hate_offensive": "tweets found by a list of slurs (Davidson 2017, t-davidson/hate-speech-and-offensive-language)",
    "tweeteval_offensive": "tweets (OLID, Zampieri 2019, cardiffnlp/tweeteval)",
    "tweeteval_hate": "tweets (HatEval, Basile 2019, cardiffnlp/tweeteval)",
    "edos_sexism": "posts of Reddit and Gab (EDOS, Kirk 2023, rewire-online/edos)",
    "openai_moderation": "mixed texts, long (Markov 2022, openai/moderation-api-release); each question counts only texts that were judged for it",
    "germeval2018": "German tweets (Wiegand 2018, uds-lsv/GermEval-2018-Data)",
    "told_br": "Brazilian tweets (ToLD-Br, Leite 2020, JAugusto97/ToLD-Br); the pack has no Portuguese",
    "sms_spam": "text messages (Almeida 2011, justmarkham/DAT8)",
    "pii_synthetic": "sentences with made-up personal data (microsoft/presidio-research, Nannigalaxy/PII-synthetic_dataset)",
    "fake_reviews": "product reviews, genuine or generated (Salminen 2022 and others)",
    "reviews_en": "English reviews of shops, services, goods, flights and restaurants",
    "reviews_multilingual": "reviews in other languages; the pack has neither Swedish nor Dutch",
    "reviews_facebook_unlabelled": "reviews of one social network, many of them breaches: not clean",
}

# How the comparison leans, a line each.
UNFAIR = [
    ("Against Assay", "its guidelines are a review site's. Swearing without an insult, a group named with scorn or a message from a bank may be toxic, "
     "hateful or spam to a set and nothing to it, and the other way round."),
    ("Against Assay", "tweets, talk pages and text messages are no reviews: `@user`, links and politics are off topic or a pointer to somebody in a review."),
    ("Against Assay", "the writer's own data and firms' contacts pass by its guideline; the set of personal data counts them all."),
    ("Against Assay", "what it calls `uncertain` or `unsupported_language` goes to a person, and counts as not labelled here."),
    ("Against Assay", "alt-profanity-check was trained on the toxic comments and on the tweets of Davidson 2017, so that on those it repeats what it has read."),
    ("Against Assay", "much of the set of personal data comes from presidio-research, by the makers of Presidio."),
    ("For Assay", "a positive counts as found by any of several guidelines, and it is told the language where the set tells it."),
    ("For Assay", "its rules were mended after reading what they labelled among the English reviews, so that the share there flatters. No word and no "
     "threshold was learnt from any of these sets."),
    ("For Assay", "some of its rules on threats and hate were written by somebody who had read misses of `jigsaw_multilabel` (threat) and `openai_moderation` (hate): those two rows are "
     "no longer of texts that nobody saw."),
    ("Against better-profanity", "it looks for swear words in English, and is asked about insults, hate and other languages, too: *god* is Danish for good."),
    ("Against alt-profanity-check", "it knows English alone, and toxicity at the rate of its training."),
    ("Against Presidio", "without a model it gets neither names and places nor the context words that raise its scores; it is asked at its default threshold, which keeps "
     "every guess, and dates and web addresses do not count as its finds."),
    ("For Presidio", "it need not tell whose number or address it is, and the set asks for no more."),
    ("Against all", "labels of these sets are often wrong or stood at two votes to one; nobody reaches 1."),
]  # fmt: skip

import AssayCore

/// The names that are understood without a flag.
///
/// For each field the canonical name goes first (alone, then in its groups), then its camelCase form, then the other
/// names in the order given here: when a record has several, the first of this order wins.
enum StandardFields {
  /// The nested groups of the ticket record with their fields.
  static let groups: [(name: String, fields: [RecordField])] = [
    (
      "content",
      texts(.contentType, .title, .text, .language, .createdAt, .updatedAt, .experiencedAt)
        + [
          .number(.stars), .flag(.verified), .number(.mediaCount), .number(.copiesElsewhere), .number(.copiesByOthers),
        ]
    ),
    (
      "subject",
      texts(.businessID, .category) + [.list(.businessNames), .list(.businessDomains), .list(.publicContacts)]
    ),
    ("author", texts(.authorID) + [.number(.accountAgeDays), .number(.reviewCount), .number(.priorUpheld)]),
    ("report", report), ("reporter", report),
    (
      "workflow",
      texts(.channel, .priority, .status, .queue, .dueAt, .appealOf, .source)
        + [.flag(.legalLetter), .flag(.executive)]
    ),
    (
      "gold",
      [.list(.labels), .list(.optionalLabels), .list(.raters)]
        + texts(.primary, .decidedBy, .decidedAt, .decisionSource, .decision, .appealOutcome)
    ),
  ]

  private static let report: [RecordField] =
    texts(.reporterType, .reporterID, .statedReason, .highlight, .comment, .reportedAt)
    + [.number(.reportCount), .number(.reporterUpheld), .number(.reporterTotal)]

  /// Other names, with dots into nested objects.
  static let otherNames: [(field: RecordField, paths: [String])] = [
    (.text(.ticketID), ["id", "ticketId", "review_id", "reviewId"]),
    (.text(.text), ["review_text", "reviewText", "review_body", "reviewBody", "body", "review", "content"]),
    (.text(.title), ["headline", "review_title", "reviewTitle", "subject"]),
    (.text(.language), ["lang"]),
    (.text(.createdAt), ["date", "review_date"]),
    (.number(.stars), ["rating", "score", "star_rating", "starRating"]),
    (.flag(.verified), ["isVerified", "is_verified", "verified_purchase"]),
    (.text(.businessID), ["subject.id", "businessUnit.id", "businessUnitId"]),
    (.list(.businessNames), ["business_name", "businessName", "subject.name", "businessUnit.displayName"]),
    (
      .list(.businessDomains),
      ["business_domain", "businessDomain", "domain", "subject.domain", "businessUnit.identifyingName"]
    ),
    (.text(.authorID), ["author.id", "consumer.id"]),
    (.number(.reviewCount), ["consumer.numberOfReviews"]),
    (.text(.reporterID), ["reporter.id"]),
    (.text(.reporterType), ["reporter.type", "reporter.kind", "reportData.source"]),
    (.text(.statedReason), ["report.reason", "reportData.reason", "reportData.reasons", "reportedForReason.reason"]),
    (.text(.comment), ["report.text", "reportData.publicComment"]),
    (.text(.reportedAt), ["report.created_at", "report.createdAt", "reportData.createdAt"]),
    // What an appeal came to goes before what was decided first.
    (.list(.labels), ["label", "gold.label", "decision.appeal.guidelines", "decision.guidelines"]),
    (.text(.decidedBy), ["decision.appeal.by", "decision.by"]),
    (.text(.decidedAt), ["decision.appeal.at", "decision.at"]),
    (.text(.decisionSource), ["decision.appeal.source", "decision.source"]),
    (.text(.appealOutcome), ["decision.appeal.outcome", "decision.appeal"]),
  ]

  private static func texts(_ fields: TextField...) -> [RecordField] { fields.map { .text($0) } }
}

/// Ready-made maps for exports whose names mean something else here.
enum Presets {
  static let all: [(name: String, sources: [(RecordField, String)])] = [
    (
      // Mostly understood anyway; named, so that `id` and `text` can come from nowhere else.
      "trustpilot",
      [
        (.text(.ticketID), "id"), (.text(.title), "title"), (.text(.text), "text"), (.number(.stars), "stars"),
        (.text(.language), "language"), (.text(.createdAt), "createdAt"), (.text(.updatedAt), "updatedAt"),
        (.text(.experiencedAt), "experiencedAt"), (.flag(.verified), "isVerified"), (.text(.source), "source"),
        (.text(.status), "status"), (.text(.authorID), "consumer.id"),
        (.number(.reviewCount), "consumer.numberOfReviews"), (.text(.businessID), "businessUnit.id"),
        (.list(.businessDomains), "businessUnit.identifyingName"),
        (.list(.businessNames), "businessUnit.displayName"), (.text(.reporterType), "reportData.source"),
        (.text(.comment), "reportData.publicComment"), (.text(.reportedAt), "reportData.createdAt"),
        (.text(.statedReason), "reportData.reason"), (.text(.statedReason), "reportData.reasons"),
      ]
    ),
    (
      "zendesk",
      [
        (.text(.ticketID), "id"), (.text(.title), "subject"), (.text(.text), "description"),
        (.text(.category), "type"), (.text(.status), "status"), (.text(.priority), "priority"),
        (.text(.channel), "via.channel"), (.text(.reporterID), "requester_id"),
        (.text(.businessID), "organization_id"), (.text(.queue), "group_id"), (.text(.reportedAt), "created_at"),
        (.text(.updatedAt), "updated_at"), (.text(.dueAt), "due_at"),
      ]
    ),
    (
      // Reference fields arrive plain or, by its table interface, as {"display_value": …, "value": …}.
      "servicenow",
      [
        (.text(.ticketID), "number"), (.text(.ticketID), "sys_id"), (.text(.title), "short_description"),
        (.text(.text), "description"), (.text(.status), "state"), (.text(.priority), "priority"),
        (.text(.category), "category"), (.text(.channel), "contact_type"),
        (.text(.queue), "assignment_group"), (.text(.queue), "assignment_group.display_value"),
        (.text(.queue), "assignment_group.value"), (.text(.reportedAt), "opened_at"),
        (.text(.dueAt), "due_date"),
      ]
    ),
  ]
}

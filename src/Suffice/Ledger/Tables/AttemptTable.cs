using Suffice.Files;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Ledger.Tables;

/// <summary>The columns of <c>attempts</c>: written and read here alone, in one order.</summary>
internal static class AttemptTable
{
    public static readonly Column<AttemptRow>[] Columns =
    [
        new("seq", row => row.Seq),
        new("place", row => (long)row.Place),
        new("number", row => (long)row.Attempt.Number),
        new("purpose", row => EnumWord.Of(row.Attempt.Purpose)),
        new("rung", row => (long)row.Attempt.Rung),
        new("model", row => row.Attempt.Model),
        new("provider", row => row.Attempt.Provider),
        new("at_us", row => LedgerTime.Micros(row.Attempt.At)),
        new("latency_us", row => LedgerTime.Micros(row.Attempt.Latency)),
        new("first_token_us", row => row.Attempt.FirstToken is { } first ? LedgerTime.Micros(first) : default(long?)),
        new("outcome", row => EnumWord.Of(row.Attempt.Outcome)),
        .. TokenColumns<AttemptRow>.Of(row => row.Attempt.Usage),
        new("usage_basis", row => EnumWord.Of(row.Attempt.Usage.Basis)),
        new("service_tier", row => row.Attempt.ServiceTier),
        new("cost_pusd", row => PicoUsd.Column(row.Attempt.Cost.Usd)),
        new("price_row", row => row.Attempt.Cost.PriceRow),
        new("why_unpriced", row => row.Attempt.Cost.WhyUnknown),
        new("failure", row => row.Attempt.Failure is { } failure ? EnumWord.Of(failure) : null),
        new("failure_message", row => row.Attempt.FailureMessage),
        new("upstream_id", row => row.Attempt.UpstreamId),
        new("checks", row => CheckText.Write(row.Attempt.Checks)),
        new("answered_by", row => row.Attempt.AnsweredBy),
    ];

    public static readonly string Names = Column<AttemptRow>.Names(Columns);

    public static readonly string Insert = Column<AttemptRow>.Insert("attempts", Columns);

    public static AttemptRow Read(RowReader row) => new(row.Number(), (int)row.Number(), new AttemptEntry
    {
        Number = (int)row.Number(),
        Purpose = row.Word<AttemptPurpose>(),
        Rung = (int)row.Number(),
        Model = row.Text(),
        Provider = row.Text(),
        At = row.At(),
        Latency = row.Span(),
        FirstToken = row.OptionalSpan(),
        Outcome = row.Word<AttemptOutcome>(),
        Usage = TokenColumns<AttemptRow>.Read(row) with { Basis = row.Word<UsageBasis>() },
        ServiceTier = row.OptionalText(),
        Cost = new PricedUsage(row.OptionalUsd(), row.OptionalText(), row.OptionalText()),
        Failure = row.OptionalWord<FailureKind>(),
        FailureMessage = row.OptionalText(),
        UpstreamId = row.OptionalText(),
        Checks = CheckText.Read(row.OptionalText()),
        AnsweredBy = row.OptionalText(),
    });
}

/// <summary>An attempt, the place of its request in the ledger, and its own place in the request.</summary>
internal readonly record struct AttemptRow(long Seq, int Place, AttemptEntry Attempt);

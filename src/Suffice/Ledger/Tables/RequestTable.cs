using Suffice.Files;
using Suffice.Tasks;

namespace Suffice.Ledger.Tables;

/// <summary>The columns of <c>requests</c>: written and read here alone, in one order.</summary>
internal static class RequestTable
{
    private const double PartsPerMillion = 1_000_000;

    public static readonly Column<RequestEntry>[] Columns =
    [
        new("id", row => row.Id),
        new("at_us", row => LedgerTime.Micros(row.At)),
        new("task", row => row.Task),
        new("source", row => EnumWord.Of(row.Source)),
        new("source_why", row => row.SourceWhy),
        new("fingerprint", row => row.Fingerprint),
        new("endpoint", row => row.Endpoint),
        new("requested_model", row => row.RequestedModel),
        new("streamed", row => row.Streamed ? 1L : 0L),
        new("outcome", row => EnumWord.Of(row.Outcome)),
        new("model", row => row.Model),
        new("path", row => row.Path),
        new("reason", row => row.Reason),
        new("cost_pusd", row => PicoUsd.Column(row.CostUsd)),
        new("known_cost_pusd", row => PicoUsd.Column(row.KnownCostUsd)),
        new("baseline_cost_pusd", row => PicoUsd.Column(row.BaselineCostUsd)),
        new("baseline_model", row => row.BaselineModel),
        new("latency_us", row => LedgerTime.Micros(row.Latency)),
        new("first_token_us", row => row.FirstToken is { } first ? LedgerTime.Micros(first) : default(long?)),
        new("overhead_us", row => LedgerTime.Micros(row.Overhead)),
        new("policy_version", row => row.PolicyVersion),
        new("price_version", row => row.PriceVersion),
        new("error", row => row.Error),
        new("key_name", row => row.Key),
        new("pipeline", row => row.Place?.Pipeline),
        new("step", row => row.Place?.Step),
        new("run", row => row.Place?.Run),
        new("step_index", row => row.Place is { } place ? place.Index : default(long?)),
        new("propensity_ppm", row => (long)Math.Round(row.Propensity * PartsPerMillion)),
    ];

    public static readonly string Names = Column<RequestEntry>.Names(Columns);

    /// <summary>Inserts unless the id is there already.</summary>
    public static readonly string Insert =
        Column<RequestEntry>.Insert("requests", Columns) + " ON CONFLICT (id) DO NOTHING";

    public static RequestEntry Read(RowReader row) => new()
    {
        Id = row.Text(),
        At = row.At(),
        Task = row.OptionalText(),
        Source = row.Word<TaskSource>(),
        SourceWhy = row.OptionalText(),
        Fingerprint = row.OptionalText(),
        Endpoint = row.Text(),
        RequestedModel = row.Text(),
        Streamed = row.Flag(),
        Outcome = row.Word<RequestOutcome>(),
        Model = row.OptionalText(),
        Path = row.Text(),
        Reason = row.Text(),
        CostUsd = row.OptionalUsd(),
        KnownCostUsd = row.Usd(),
        BaselineCostUsd = row.OptionalUsd(),
        BaselineModel = row.OptionalText(),
        Latency = row.Span(),
        FirstToken = row.OptionalSpan(),
        Overhead = row.Span(),
        PolicyVersion = row.Text(),
        PriceVersion = row.Text(),
        Error = row.OptionalText(),
        Key = row.OptionalText(),
        Place = ReadPlace(row),
        Propensity = row.Number() / PartsPerMillion,
    };

    private static PipelinePlace? ReadPlace(RowReader row)
    {
        string? pipeline = row.OptionalText();
        string? step = row.OptionalText();
        string? run = row.OptionalText();
        long? index = row.OptionalNumber();

        return pipeline is null ? null : new PipelinePlace(pipeline, step ?? string.Empty, run ?? string.Empty, (int)(index ?? 0));
    }
}

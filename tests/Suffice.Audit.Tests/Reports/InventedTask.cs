using System.Collections.Immutable;
using System.Globalization;
using Suffice.Audit.Readiness;
using Suffice.Audit.Reports;
using Suffice.Audit.Structure;
using Suffice.Audit.Tallies;
using Suffice.Catalog;
using Suffice.Classifier;
using Suffice.Spending;

namespace Suffice.Audit.Tests.Reports;

/// <summary>One task of the invented report: its calls of thirty days, priced by the catalogue.</summary>
internal sealed record InventedTask
{
    private static readonly ModelCatalog Catalog = ModelCatalog.BuiltIn();
    private static readonly DateOnly FirstDay = new(2026, 10, 26);

    public required string Name { get; init; }

    public required TaskType? Type { get; init; }

    public required ReadinessStatement Readiness { get; init; }

    public required (string Model, int CallsADay)[] Models { get; init; }

    public required long Prompt { get; init; }

    public required long Answer { get; init; }

    public string? Small { get; init; }

    public TaskMatch Match { get; init; } = new([], 0);

    public string System { get; init; } = "";

    public string[] Prompts { get; init; } = [];

    public string[] Answers { get; init; } = [];

    public ImmutableArray<string> Labels { get; init; } = [];

    public Discount? Cache { get; init; }

    public Discount? Batch { get; init; }

    public string Found { get; init; } = "its system prompt";

    public ImmutableArray<Charge> Charges() =>
    [
        .. from model in Models
           from day in Enumerable.Range(0, 30)
           select ChargeOf(model.Model, FirstDay.AddDays(day), CallsOn(day, model.CallsADay)),
    ];

    public AuditedTask Make()
    {
        ImmutableArray<Charge> charges = Charges();
        decimal paid = charges.Sum(charge => charge.Usd ?? 0);
        return new AuditedTask
        {
            Name = Name,
            Found = Found,
            Profile = new TaskProfile
            {
                Calls = charges.Sum(charge => charge.Calls),
                WithText = charges.Sum(charge => charge.Calls),
                Types = Type is { } type ? ImmutableDictionary<TaskType, long>.Empty.Add(type, charges.Sum(charge => charge.Calls)) : ImmutableDictionary<TaskType, long>.Empty,
                Traits = ImmutableDictionary<CallTraits, long>.Empty,
                Labels = Labels,
                PromptTokens = (Prompt, Prompt * 2),
            },
            Readiness = Readiness,
            PaidUsd = paid,
            Models = [.. charges.GroupBy(charge => charge.Model).Select(group => new Counted(group.Key, group.Sum(charge => charge.Calls)))],
            Match = Match,
            Ladders = Small is null ? [] : [Ladder(paid, charges)],
            Cache = Cache,
            Batch = Batch,
            PromptTokens = Bell(Prompt, charges.Sum(charge => charge.Calls)),
            AnswerTokens = Bell(Answer, charges.Sum(charge => charge.Calls)),
            Latency = Bell(900, charges.Sum(charge => charge.Calls)),
            Samples = [.. Prompts.Select(Sample)],
        };
    }

    private Charge ChargeOf(string name, DateOnly day, long calls)
    {
        Model? model = Catalog.Find(name);
        TokenUsage usage = new() { Input = Prompt * calls * 7 / 10, CacheRead = Prompt * calls * 3 / 10, Output = Answer * calls, Basis = UsageBasis.Reported };
        PricedUsage price = model is null
            ? new PricedUsage(null, null)
            : UsagePricing.Price(model, usage with { Input = usage.Input }, new BillingTerms(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)));
        return new Charge(Name, name, model?.Provider ?? "in-house", day, string.Empty, string.Empty, price.PriceRow, calls, usage, price.Usd, price.Usd);
    }

    // Fewer calls at the end of a week, as in an office.
    private static long CallsOn(int day, int usual) => (day % 7) is 5 or 6 ? usual / 4 : usual + (day * 13 % 29);

    private LadderPrice Ladder(decimal paid, ImmutableArray<Charge> charges)
    {
        TokenUsage all = charges.Where(charge => charge.Usd is not null).Aggregate(default(TokenUsage), (sum, charge) => sum + charge.Usage);
        decimal first = UsagePricing.Price(Catalog.Find(Small!)!, all, new BillingTerms(InventedReport.MadeAt)).Usd!.Value;
        decimal high = decimal.Round(first * 1.35m, 12);
        return new LadderPrice
        {
            Rungs = [Small!, Catalog.Find(Models[0].Model)!.Name],
            NowUsd = paid,
            FirstRungUsd = first,
            FirstRungLowUsd = decimal.Round(first * 0.9m, 12),
            FirstRungHighUsd = high,
            BreakEvenEscalation = (double)(1 - (high / paid)),
            AssumedEscalation = 0.2,
            Calls = charges.Where(charge => charge.Usd is not null).Sum(charge => charge.Calls),
            FirstRungLatencyMs = 640,
            Notes = ["another vendor's tokenizer: the band of its token counts is 0.90 to 1.35"],
        };
    }

    private static Histogram Bell(long middle, long count)
    {
        double[] shares = [0.03, 0.08, 0.17, 0.26, 0.22, 0.13, 0.07, 0.03, 0.01];
        return new(
        [
            .. shares.Select((share, i) =>
            {
                long from = (long)(middle * Math.Pow(1.5, i - 3.5));
                return new HistogramBin(from, (long)(from * 1.5) - 1, (long)(count * share));
            }),
        ]);
    }

    private CallSample Sample(string prompt, int number) => new(
        string.Create(CultureInfo.InvariantCulture, $"logs/2026-11.jsonl:{(number * 1731) + 12}"),
        new DateTimeOffset(2026, 11, 1 + (number % 20), 9, number % 60, 0, TimeSpan.Zero),
        Models[number % Models.Length].Model,
        System,
        prompt,
        Answers.Length == 0 ? "" : Answers[number % Answers.Length],
        Prompt + (number * Prompt / 7),
        Answer,
        0.0042m + (number * 0.0001m),
        Type);
}

using System.Globalization;
using Suffice.Checks;
using Suffice.Ledger;
using Suffice.Spending;
using Suffice.Tasks;

namespace Suffice.Evidence.Pages;

/// <summary>Makes up the requests of a day, the same for the same seed.</summary>
/// <param name="seed">The seed.</param>
internal sealed class YearTraffic(int seed)
{
    private static readonly string[] Keys = ["web", "mobile", "batch", "ops", "research", "partner"];
    private static readonly string[] Reasons = ["json_schema", "confidence", "references", "one_of", "json_schema,confidence", "rate_limited"];
    private static readonly double AllWeights = YearTask.All.Sum(task => task.Weight);

    /// <summary>Makes them, in the order of their arrival.</summary>
    /// <param name="day">The day.</param>
    /// <param name="count">How many.</param>
    /// <returns>The requests.</returns>
    public RequestEntry[] Of(DateOnly day, int count)
    {
        Random random = new(HashCode.Combine(seed, day.DayNumber));
        DateTimeOffset midnight = new(day, TimeOnly.MinValue, TimeSpan.Zero);
        double step = TimeSpan.TicksPerDay / (double)count;
        RequestEntry[] requests = new RequestEntry[count];
        for (int place = 0; place < count; place++)
        {
            DateTimeOffset at = midnight.AddTicks((long)((place + random.NextDouble()) * step));
            string id = string.Create(CultureInfo.InvariantCulture, $"req_{at.ToUnixTimeMilliseconds():x12}{place:x6}{random.Next():x8}");
            requests[place] = Drawn(random, at, id, day.DayNumber);
        }

        return requests;
    }

    private static RequestEntry Drawn(Random random, DateTimeOffset at, string id, int day)
    {
        YearTask task = TaskOf(random);
        double fate = random.NextDouble();
        bool isRun = task.Place is not null && fate < 0.08;
        RequestEntry request = isRun ? RunOf(random, task, at, id, day) : Called(random, task, at, id, day);

        return isRun ? request
            : fate > 0.995 ? Watched(request)
            : fate > 0.990 ? Ended(request, RequestOutcome.Failed, "429 from the provider, four times")
            : fate > 0.986 ? Ended(request, RequestOutcome.Refused, "no answer passed: $.category is not allowed")
            : fate > 0.984 ? Ended(request, RequestOutcome.Person, null)
            : fate > 0.980 ? Ended(request, RequestOutcome.Cancelled, "the caller went away")
            : fate > 0.970 ? Unpriced(request)
            : request;
    }

    private static RequestEntry Called(Random random, YearTask task, DateTimeOffset at, string id, int day)
    {
        bool isUp = random.NextDouble() < task.Escalating;
        double size = Math.Exp(0.8 * Normal(random));
        int input = (int)(task.Tokens * size) + 1;
        int output = (int)(120 * Math.Exp(0.9 * Normal(random))) + 1;
        AttemptEntry[] attempts = isUp
            ? [Attempt(random, task, 0, at, input, output, AttemptOutcome.Rejected), Attempt(random, task, 1, at, input, output, AttemptOutcome.Accepted)]
            : [Attempt(random, task, 0, at, input, output, AttemptOutcome.Accepted)];
        decimal cost = attempts.Sum(attempt => attempt.Cost.Usd!.Value);

        return new RequestEntry
        {
            Id = id,
            At = at,
            Task = task.Name,
            Source = TaskSource.Header,
            SourceWhy = "x-suffice-task",
            Fingerprint = $"fp1_{task.Name.Length:x2}{random.Next(40):x14}",
            Endpoint = random.Next(4) == 0 ? "messages" : "chat",
            Key = random.Next(10) < 7 ? Keys[random.Next(Keys.Length)] : null,
            RequestedModel = "auto",
            Streamed = random.Next(3) == 0,
            Outcome = RequestOutcome.Served,
            Model = attempts[^1].Model,
            Path = isUp ? $"{task.Ladder[0]}>{task.Ladder[1]}" : task.Ladder[0],
            Reason = isUp ? Reasons[random.Next(Reasons.Length)] : string.Empty,
            CostUsd = cost,
            KnownCostUsd = cost,
            BaselineCostUsd = PriceUsd("large", input, output),
            BaselineModel = "large",
            Latency = TimeSpan.FromMicroseconds(attempts.Sum(attempt => attempt.Latency.TotalMicroseconds) + 700),
            FirstToken = attempts[0].FirstToken,
            Overhead = TimeSpan.FromMicroseconds(300 + random.Next(600)),
            PolicyVersion = $"p{day / 30}",
            PriceVersion = "2026-11-01",
            Place = task.Place is { } place ? new PipelinePlace(place.Pipeline, place.Step, RunId(day, random.Next(4000))) : null,
            Attempts = [.. attempts],
        };
    }

    // A run as a whole, or what one bought elsewhere.
    private static RequestEntry RunOf(Random random, YearTask task, DateTimeOffset at, string id, int day)
    {
        bool isBought = random.Next(3) == 0;
        decimal cost = isBought ? 0.002m : 0;

        return new RequestEntry
        {
            Id = id,
            At = at,
            Source = TaskSource.Header,
            Endpoint = isBought ? "external" : "pipeline",
            RequestedModel = isBought ? "image" : task.Place!.Value.Pipeline,
            Model = isBought ? "image" : null,
            Outcome = isBought ? RequestOutcome.Served : random.Next(40) == 0 ? RequestOutcome.RunFailed : RequestOutcome.Run,
            CostUsd = cost,
            KnownCostUsd = cost,
            BaselineCostUsd = cost,
            Latency = TimeSpan.FromMilliseconds(4000 + random.Next(20_000)),
            PolicyVersion = $"p{day / 30}",
            PriceVersion = "2026-11-01",
            Place = new PipelinePlace(task.Place!.Value.Pipeline, isBought ? "image" : string.Empty, RunId(day, random.Next(4000))),
        };
    }

    private static AttemptEntry Attempt(Random random, YearTask task, int rung, DateTimeOffset at, int input, int output, AttemptOutcome outcome)
    {
        bool isRejected = outcome == AttemptOutcome.Rejected;
        double latency = 250_000 * (rung + 1) * Math.Exp(0.5 * Normal(random));

        return new AttemptEntry
        {
            Number = rung,
            Purpose = AttemptPurpose.Answer,
            Rung = rung,
            Model = task.Ladder[rung],
            Provider = "vendor",
            At = at,
            Latency = TimeSpan.FromMicroseconds(latency),
            FirstToken = TimeSpan.FromMicroseconds(latency / 3),
            Outcome = outcome,
            Usage = new TokenUsage { Input = input, CacheRead = input / 4, Output = output, Basis = UsageBasis.Reported },
            Cost = new PricedUsage(PriceUsd(task.Ladder[rung], input, output), $"{task.Ladder[rung]}@2026-01-01"),
            Checks = [new CheckOutcome("json_schema", isRejected ? FindingKind.Failed : FindingKind.Passed)],
        };
    }

    private static RequestEntry Ended(RequestEntry request, RequestOutcome outcome, string? error) => request with
    {
        Outcome = outcome,
        Model = null,
        Error = error,
        Reason = outcome == RequestOutcome.Cancelled ? string.Empty : "json_schema",
        Attempts = [.. request.Attempts.Select(attempt => attempt with { Outcome = outcome == RequestOutcome.Failed ? AttemptOutcome.Failed : AttemptOutcome.Rejected })],
    };

    private static RequestEntry Unpriced(RequestEntry request) => request with
    {
        CostUsd = null,
        KnownCostUsd = 0,
        Attempts = [.. request.Attempts.Select(attempt => attempt with { Cost = new PricedUsage(null, null, "no price for its service tier") })],
    };

    private static RequestEntry Watched(RequestEntry request) => request with
    {
        Outcome = RequestOutcome.Watch,
        Endpoint = "shadow",
        Key = null,
        BaselineCostUsd = null,
        Shadow = new ShadowPair(request.Id, request.Path, request.Model!, "large", ShadowVerdict.Same),
        Attempts = [.. request.Attempts.Select(attempt => attempt with { Purpose = AttemptPurpose.Watch })],
    };

    private static YearTask TaskOf(Random random)
    {
        double at = random.NextDouble() * AllWeights;
        int place = 0;
        for (double passed = YearTask.All[0].Weight; passed < at && place < YearTask.All.Length - 1; passed += YearTask.All[place].Weight)
        {
            place++;
        }

        return YearTask.All[place];
    }

    private static decimal PriceUsd(string model, long input, long output) =>
        ((YearTask.PriceOf(model).Input * input) + (YearTask.PriceOf(model).Output * output)) / 1_000_000_000_000m;

    private static string RunId(int day, int number) => string.Create(CultureInfo.InvariantCulture, $"run_{day:x8}{number:x8}");

    // Box and Muller 1958.
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Suffice.Cascade.Calling;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Providers;
using Suffice.Routing;
using Suffice.Routing.Loops;
using Suffice.Telemetry;

namespace Suffice.Cascade;

/// <summary>One request on its way through the ladder: what it may still do, and what it has done.</summary>
internal sealed class CascadeRun(Route route, ChatRequest request, TimeProvider time)
{
    private readonly long started = time.GetTimestamp();
    private readonly List<string> reasons = [];
    private ConcurrentDictionary<string, ChatAnswer>? consulted;
    private string? last;

    /// <summary>Where it goes.</summary>
    public Route Route { get; } = route;

    /// <summary>The call as it came.</summary>
    public ChatRequest Request { get; } = request;

    /// <summary>Headers of the caller that are passed on.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Takes out of the call what a rung would refuse; <see langword="null"/> when nothing in it can be foreign to any.</summary>
    public ForeignMarks? Marks { get; init; }

    /// <summary>True when an answer is served though its confidence is too low, and the doubt told.</summary>
    public bool TakesDoubt { get; init; }

    /// <summary>The time limit of the whole request.</summary>
    public TimeSpan Deadline => Route.Plan.Deadline;

    /// <summary>What it may still spend.</summary>
    public CallBudget Budget { get; } = new(route.Plan.MaxAttempts, route.Plan.MaxCostUsd);

    /// <summary>What it has done.</summary>
    public AttemptLog Attempts { get; } = new();

    /// <summary>What stood in its way.</summary>
    public Troubles Troubles { get; } = new();

    /// <summary>What models answered that checks asked the call itself, by model.</summary>
    public ConcurrentDictionary<string, ChatAnswer> Consulted =>
        LazyInitializer.EnsureInitialized(ref consulted, static () => new(StringComparer.Ordinal));

    /// <summary>The names of what the last call that was answered lost on its way to the model.</summary>
    public ImmutableArray<string> Lost { get; set; } = [];

    /// <summary>Time spent waiting for models and between retries.</summary>
    public WaitClock Waits { get; } = new(time);

    /// <summary>Measures its attempts; <see langword="null"/> for nobody.</summary>
    public EngineTelemetry? Telemetry { get; init; }

    /// <summary>Its span; <see langword="null"/> when nobody traces it.</summary>
    public RequestTrace? Trace { get; init; }

    /// <summary>The rungs tried, such as <c>haiku&gt;sonnet</c>.</summary>
    public string Path { get; private set; } = string.Empty;

    /// <summary>Why rungs were left, joined by commas.</summary>
    public string Reason => reasons.Count == 0 ? string.Empty : string.Join(',', reasons);

    /// <summary>What is left of its time.</summary>
    /// <returns>The time until the deadline; negative when it has passed.</returns>
    public TimeSpan TimeLeft() => Deadline - time.GetElapsedTime(started);

    /// <summary>The call as a rung gets it.</summary>
    /// <param name="rung">The rung.</param>
    /// <param name="asked">The call, as it came or with a correction.</param>
    /// <param name="headers">The headers that are passed on.</param>
    /// <returns>The call to send.</returns>
    public ModelCall CallOf(Rung rung, ChatRequest asked, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        ChatRequest sent = AddsLogprobs(rung) ? asked with { Logprobs = true } : asked;
        if (Marks is null)
        {
            return new ModelCall(rung.Model, rung.Provider, sent) { Headers = headers };
        }

        (ChatRequest fit, ImmutableArray<string> stripped) = Marks.Strip(sent, rung);

        return new ModelCall(rung.Model, rung.Provider, fit) { Headers = headers, Stripped = stripped };
    }

    /// <summary>An answer as the caller asked for it, without what was asked for to judge it by.</summary>
    /// <param name="rung">Who gave it.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>The answer to serve.</returns>
    public ChatAnswer ForCaller(Rung rung, ChatAnswer answer) => AddsLogprobs(rung) ? answer with { Logprobs = null } : answer;

    // A model that is not known to give them may refuse the whole call.
    private bool AddsLogprobs(Rung rung) => !Request.Logprobs
        && Route.Plan.Confidence is { Calibration: { Logprobs: true } calibration }
        && rung.Number >= 0
        && rung.Number < calibration.Ladder.Length - 1
        && rung.Model.Capabilities is { } can
        && can.HasFlag(ModelCapabilities.Logprobs);

    /// <summary>Notes that a rung is called; again is not twice.</summary>
    /// <param name="model">Its model.</param>
    public void Enter(string model)
    {
        if (last != model)
        {
            Path = last is null ? model : $"{Path}>{model}";
            last = model;
        }
    }

    /// <summary>Notes why a rung was left or not tried.</summary>
    /// <param name="reason">The name of a check, a failure or a limit.</param>
    public void Leave(string reason)
    {
        if (!reasons.Contains(reason, StringComparer.Ordinal))
        {
            reasons.Add(reason);
        }
    }
}

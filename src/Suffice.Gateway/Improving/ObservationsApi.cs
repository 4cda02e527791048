using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Suffice.Agents.Observing;
using Suffice.Callers;
using Suffice.Chat;
using Suffice.Gateway.Access;
using Suffice.Gateway.Api;
using Suffice.Gateway.Calls;

namespace Suffice.Gateway.Improving;

/// <summary>How agents outside say which weaknesses they noted, and what was noted.</summary>
internal sealed class ObservationsApi(ObservationStore store)
{
    private const int MostAtOnce = 1000;
    private const int DefaultLimit = 100;

    private static readonly QueryParameter Agent = new("agent", "Weaknesses of this agent alone.");
    private static readonly QueryParameter Since = new("since", "Only those noted from this day or time (UTC) on.", QueryForm.Time);
    private static readonly QueryParameter Limit = new("limit", "The latest so many.", QueryForm.Number) { Least = 1, Most = 10_000, Default = DefaultLimit.ToString(CultureInfo.InvariantCulture) };

    /// <summary>What the list may be asked.</summary>
    public static ImmutableArray<QueryParameter> Parameters { get; } = [Agent, Since, Limit];

    /// <summary>Handles <c>GET /api/observations</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public Task ListAsync(HttpContext context)
    {
        ApiQuery asked = new(context.Request.Query, Parameters);
        (string? agent, DateTimeOffset? since, int limit) = (asked.Text(Agent), asked.Time(Since), asked.Number(Limit) ?? DefaultLimit);

        return asked.Error is { } wrong
            ? ApiAnswer.RefuseAsync(context, wrong)
            : ImprovingAnswer.WriteAsync(context, () => new ObservationList(store.List(agent, since, limit)));
    }

    /// <summary>Handles <c>POST /api/observations</c>.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <returns>When written.</returns>
    public async Task AppendAsync(HttpContext context)
    {
        if (await PostedBody.ReadAsync<PostedObservations>(context).ConfigureAwait(false) is not { } posted)
        {
            return;
        }

        ImmutableArray<PostedObservation> all = posted.Observations ?? [];
        if (all.Length is 0 or > MostAtOnce)
        {
            await ApiAnswer.RefuseAsync(context, new ChatError(400, $"observations: there are {all.Length}; give 1 to {MostAtOnce}") { Code = "bad_observations", Param = "observations" }).ConfigureAwait(false);
            return;
        }

        if (all.IndexOf(null!) is >= 0 and int empty)
        {
            await ApiAnswer.RefuseAsync(context, new ChatError(400, $"observations[{empty}]: it is null; give an object") { Code = "bad_observations", Param = "observations" }).ConfigureAwait(false);
            return;
        }

        Caller caller = context.Caller();
        await OwnThread.ForDisk().ConfigureAwait(false);
        await ImprovingAnswer.WriteAsync(context, () => new ObservationsKept(all.Length, store.Append([.. all.Select((one, index) => one.Of(caller, index))]))).ConfigureAwait(false);
    }
}

/// <summary>What is posted.</summary>
/// <param name="Observations">The observations.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PostedObservations(ImmutableArray<PostedObservation>? Observations);

/// <summary>One observation as posted.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PostedObservation
{
    private const string Person = "person:";

    public string? By { get; init; }

    public string? Agent { get; init; }

    public string? Code { get; init; }

    public string? Field { get; init; }

    public string? ContextItem { get; init; }

    public string? Quote { get; init; }

    public string? Trace { get; init; }

    public string? Ticket { get; init; }

    public DateTimeOffset? At { get; init; }

    /// <summary>The observation; who noted it is the key's name where nothing is said; a person is spoken for by that person's key alone, or by the policy's own.</summary>
    /// <param name="caller">Who posts it.</param>
    /// <param name="index">Its place among those posted.</param>
    /// <returns>The observation.</returns>
    /// <exception cref="ObservationException">The caller may not speak for a person.</exception>
    public Observation Of(Caller caller, int index) => By is { } by && by.StartsWith(Person, StringComparison.Ordinal) && !MaySpeakFor(by, caller)
        ? throw new ObservationException($"observations[{index}].by: \"{by}\" is a person; a caller's key speaks for an agent, a person's for that person, and one of the policy's own for anybody")
        : new Observation(By ?? (caller.IsPerson ? Person : string.Empty) + caller.Name, Agent ?? string.Empty, Code ?? string.Empty)
        {
            At = At ?? default,
            Field = Field ?? string.Empty,
            ContextItem = ContextItem ?? string.Empty,
            Quote = Quote ?? string.Empty,
            Trace = Trace ?? string.Empty,
            Ticket = Ticket ?? string.Empty,
        };

    private static bool MaySpeakFor(string person, Caller caller) =>
        caller.IsPerson ? person == Person + caller.Name : caller.IsAdmin;
}

/// <summary>What was noted.</summary>
/// <param name="Observations">The observations, the earliest first.</param>
internal sealed record ObservationList(ImmutableArray<Observation> Observations);

/// <summary>What came of posting.</summary>
/// <param name="Taken">How many were posted.</param>
/// <param name="New">How many of them had not been kept before.</param>
internal sealed record ObservationsKept(int Taken, int New);

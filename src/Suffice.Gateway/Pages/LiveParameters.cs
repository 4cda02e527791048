using System.Collections.Immutable;
using Suffice.Dashboard.Live;
using Suffice.Dashboard.Tables;
using Suffice.Files;
using Suffice.Gateway.Api;
using Suffice.Ledger;

namespace Suffice.Gateway.Pages;

/// <summary>What the live page may be asked; an empty field asks nothing.</summary>
internal static class LiveParameters
{
    private static readonly QueryParameter Task = new("task", "Only this task; - for requests of no task.");
    private static readonly QueryParameter Outcome = new("outcome", "Only those that ended so.") { Words = EnumWord.All<RequestOutcome>() };

    /// <summary>All of them.</summary>
    public static ImmutableArray<QueryParameter> All { get; } = [Task, Outcome];

    /// <summary>Reads them.</summary>
    /// <param name="query">The query, which then says what is wrong with it.</param>
    /// <returns>What is watched.</returns>
    public static LiveFilter Read(ApiQuery query) => new(
        query.Text(Task) is not { Length: > 0 } task ? null : task == CallsLink.None ? string.Empty : task,
        query.Text(Outcome) is { Length: > 0 } ? query.Word<RequestOutcome>(Outcome) : null);
}

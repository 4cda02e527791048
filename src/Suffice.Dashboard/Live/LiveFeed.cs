using System.Collections.Immutable;
using Suffice.Ledger;

namespace Suffice.Dashboard.Live;

/// <summary>Tells those who watch of each request as it is recorded.</summary>
/// <remarks>
/// It never waits and never throws: whoever does not read fast enough misses the oldest, which is counted. With nobody watching a request costs a look at
/// a field. Thread-safe.
/// </remarks>
public sealed class LiveFeed
{
    /// <summary>How many may watch at once: each costs every call a little.</summary>
    public const int MostWatchers = 50;

    /// <summary>How many of these one person may have, so that nobody keeps the others out.</summary>
    public const int MostOfOne = 10;

    private ImmutableArray<LiveWatcher> watchers = [];

    /// <summary>How many watch.</summary>
    public int Watchers => watchers.Length;

    /// <summary>Tells of a request.</summary>
    /// <param name="request">The request.</param>
    public void Tell(RequestEntry request)
    {
        ImmutableArray<LiveWatcher> told = watchers;
        if (told.IsEmpty || request is null)
        {
            return;
        }

        RequestEntry bare = Bare(request);
        foreach (LiveWatcher watcher in told)
        {
            watcher.Offer(bare);
        }
    }

    /// <summary>Begins to watch.</summary>
    /// <param name="filter">Which requests.</param>
    /// <param name="who">Whose key it is by; <see langword="null"/> where nobody has one.</param>
    /// <returns>The watcher, which is disposed to end it; <see langword="null"/> when too many watch already, or too many of this person's pages.</returns>
    public LiveWatcher? Watch(LiveFilter filter, string? who = null)
    {
        ArgumentNullException.ThrowIfNull(filter);
        LiveWatcher watcher = new(filter, who, Leave);
        bool isIn = ImmutableInterlocked.Update(ref watchers, static (all, one) => HasPlace(all, one.Who) ? all.Add(one) : all, watcher);

        return isIn ? watcher : null;
    }

    /// <summary>A request as lists have it, and no more: no prompt, no answer, no finding in words, no error that may quote them.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The same without these.</returns>
    public static RequestEntry Bare(RequestEntry request)
    {
        ArgumentNullException.ThrowIfNull(request);

        return request with { RequestContent = null, AnswerContent = null, Error = null, Attempts = [] };
    }

    private static bool HasPlace(ImmutableArray<LiveWatcher> all, string? who) =>
        all.Length < MostWatchers && (who is null || all.Count(other => other.Who == who) < MostOfOne);

    private void Leave(LiveWatcher watcher) => ImmutableInterlocked.Update(ref watchers, static (all, one) => all.Remove(one), watcher);
}

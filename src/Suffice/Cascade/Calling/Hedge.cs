using Suffice.Providers;

namespace Suffice.Cascade.Calling;

/// <summary>Sends a call a second time when the first is slow to begin; the first success is used, the other is given up.</summary>
/// <typeparam name="T">What comes of a try.</typeparam>
/// <param name="Call">Makes one try to its end; ends its attempt also when it is cancelled.</param>
/// <param name="FailureOf">Why a try came to nothing; <see langword="null"/> for a success.</param>
/// <param name="GiveUp">Ends a success that came too late.</param>
internal sealed record Hedge<T>(
    Func<Attempt, CancellationToken, Task<T>> Call, Func<T, CallFailure?> FailureOf, Func<T, ValueTask> GiveUp)
{
    /// <summary>Runs a try, and perhaps a second one beside it.</summary>
    /// <param name="course">Where they go.</param>
    /// <param name="first">The first try.</param>
    /// <param name="second">Begins the second one; <see langword="null"/> when none may be made.</param>
    /// <param name="patience">Ends when the first has been silent for too long.</param>
    /// <param name="cancellationToken">The caller's end, or the deadline.</param>
    /// <returns>The first success, or the failure that came last; the other failure is then noted.</returns>
    public async ValueTask<T> RunAsync(
        RungCourse course, Attempt first, Func<Attempt?> second, Func<CancellationToken, Task> patience, CancellationToken cancellationToken)
    {
        // The one that is used is not disposed: a stream lives by its token, and both end with the request's own.
        CancellationTokenSource firstEnd = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<T> one = Call(first, firstEnd.Token);
        if (await IsSoonAsync(one, patience, cancellationToken).ConfigureAwait(false) || one.IsCompleted || first.HasContent || second() is not { } hedge)
        {
            return await one.ConfigureAwait(false);
        }

        CancellationTokenSource secondEnd = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<T> other = Call(hedge, secondEnd.Token);
        Task<T> done = await Task.WhenAny(one, other).ConfigureAwait(false);
        Task<T> rest = done == one ? other : one;
        if (done.IsCompletedSuccessfully && FailureOf(await done.ConfigureAwait(false)) is { } failure)
        {
            course.Note(done == one ? first : hedge, failure);
            return await rest.ConfigureAwait(false);
        }

        // Both are seen to their end, so that what each cost is known before the request is settled.
        using CancellationTokenSource late = done == one ? secondEnd : firstEnd;
        await late.CancelAsync().ConfigureAwait(false);
        await EndAsync(rest).ConfigureAwait(false);
        return await done.ConfigureAwait(false);
    }

    private static async ValueTask<bool> IsSoonAsync(Task one, Func<CancellationToken, Task> patience, CancellationToken cancellationToken)
    {
        using CancellationTokenSource waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bool isSoon = await Task.WhenAny(one, patience(waiting.Token)).ConfigureAwait(false) == one;
        await waiting.CancelAsync().ConfigureAwait(false);
        return isSoon || cancellationToken.IsCancellationRequested;
    }

    private async ValueTask EndAsync(Task<T> late)
    {
        await ((Task)late).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (late.IsCompletedSuccessfully && await late.ConfigureAwait(false) is var result && FailureOf(result) is null)
        {
            await GiveUp(result).ConfigureAwait(false);
        }
    }
}

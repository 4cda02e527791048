using System.Collections.Immutable;

namespace Suffice.Evaluation.Simulating;

/// <summary>A way up a ladder, as far as the ledger tells it.</summary>
internal sealed class LedgerCourse
{
    private readonly SortedSet<string> unknown = new(StringComparer.Ordinal);
    private decimal? low = 0;
    private decimal? high = 0;
    private bool isSure = true;
    private bool isExact = true;
    private string? served;

    /// <summary>What is not known.</summary>
    public ImmutableArray<string> Unknown => [.. unknown];

    /// <summary>Adds what a call costs.</summary>
    /// <param name="usd">USD; <see langword="null"/> when not known.</param>
    /// <param name="model">The model, for the sentence.</param>
    public void Pay(decimal? usd, string model)
    {
        if (usd is null)
        {
            unknown.Add($"the price of {model}");
        }

        high += usd;
        low = isSure ? low + usd : low;
    }

    /// <summary>Notes that what a rung did is not known.</summary>
    /// <param name="what">What, and why.</param>
    /// <param name="isLast">True at the last rung, after which nothing more is paid.</param>
    public void Guess(string what, bool isLast)
    {
        unknown.Add(what);
        isExact = false;
        isSure &= isLast;
    }

    /// <summary>Ends at a rung.</summary>
    /// <param name="model">The model that is served, if the way there was sure.</param>
    public void End(string model) => served = isSure ? model : null;

    /// <summary>What came of it.</summary>
    /// <param name="isGood">Whether an answer of a model is good.</param>
    /// <returns>The side; settled only when nothing had to be guessed.</returns>
    public CallSide Side(Func<string, bool?> isGood) =>
        new(served, low, high, served is null ? null : isGood(served)) { IsSettled = isExact && high is not null };
}

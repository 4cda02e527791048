using Suffice.Pipelines.Scopes;

namespace Suffice.Pipelines;

/// <summary>How often a step is run in one run: a number of times, or once for each item of a list.</summary>
/// <param name="Times">The number, from 0; <see langword="null"/> when it is read.</param>
/// <param name="Of">Where the number or the list is read; <see langword="null"/> when the number is written.</param>
/// <param name="IsEach">True for a list, whose items the templates see as <c>item</c>.</param>
internal sealed record Repetition(int? Times, ScopePath? Of, bool IsEach)
{
    /// <summary>More than any action of a product makes; a larger count is a mistake in the input.</summary>
    public const int Most = 10_000;
}

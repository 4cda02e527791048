using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Pipelines;
using Suffice.Pipelines.Scopes;

namespace Suffice.Running;

/// <summary>What each repetition of a step can see.</summary>
internal static class Repetitions
{
    /// <summary>Lists them.</summary>
    /// <param name="repeat">How often.</param>
    /// <param name="scope">What the step can see.</param>
    /// <returns>One for each repetition, in order; none when there is nothing to repeat it for.</returns>
    /// <exception cref="InvalidDataException">What is read is no number of times and no list.</exception>
    public static ImmutableArray<RunScope> Of(Repetition repeat, RunScope scope)
    {
        if (repeat.IsEach)
        {
            return [.. ItemsOf(repeat, scope).Select((item, place) => scope with { Item = item, Index = place + 1 })];
        }

        return [.. Enumerable.Range(1, repeat.Times ?? TimesOf(repeat, scope)).Select(index => scope with { Index = index })];
    }

    private static JsonElement[] ItemsOf(Repetition repeat, RunScope scope) => scope.Find(repeat.Of!) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() <= Repetition.Most => [.. list.EnumerateArray()],
        { ValueKind: JsonValueKind.Array } list => throw new InvalidDataException($"{repeat.Of!.Text} has {list.GetArrayLength()} items; a step is repeated {Repetition.Most} times at most"),
        _ => throw new InvalidDataException($"{repeat.Of!.Text} is no list, so there is nothing to go through"),
    };

    private static int TimesOf(Repetition repeat, RunScope scope) => scope.Find(repeat.Of!) switch
    {
        null => 0,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out decimal times) && times is >= 0 and <= Repetition.Most && times == decimal.Floor(times) => (int)times,
        _ => throw new InvalidDataException($"{repeat.Of!.Text} is no number of times, from 0 to {Repetition.Most}"),
    };
}

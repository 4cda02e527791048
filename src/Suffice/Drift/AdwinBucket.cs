namespace Suffice.Drift;

/// <summary>A part of a window.</summary>
/// <param name="Count">How many numbers.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Squares">The sum of their squares.</param>
internal readonly record struct AdwinBucket(long Count, double Sum, double Squares)
{
    internal AdwinBucket With(AdwinBucket other) => new(Count + other.Count, Sum + other.Sum, Squares + other.Squares);
}

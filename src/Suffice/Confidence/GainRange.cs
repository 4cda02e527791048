namespace Suffice.Confidence;

/// <summary>A range of expected gains.</summary>
/// <param name="From">Above this.</param>
/// <param name="To">Up to this.</param>
public sealed record GainRange(double From, double To)
{
    /// <summary>True when a gain lies in it.</summary>
    /// <param name="gain">The gain.</param>
    /// <returns>Whether it does.</returns>
    public bool Contains(double gain) => gain > From && gain <= To;
}

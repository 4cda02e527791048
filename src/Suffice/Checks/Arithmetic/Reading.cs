namespace Suffice.Checks.Arithmetic;

/// <summary>How the ambiguous marks of an equation are taken; it holds when it holds in one way.</summary>
/// <param name="Percent">What a percent sign means.</param>
/// <param name="PointGroups">True when <c>2.000</c> is two thousand.</param>
internal readonly record struct Reading(PercentReading Percent, bool PointGroups);

/// <summary>What a percent sign means.</summary>
internal enum PercentReading
{
    /// <summary>A hundredth.</summary>
    Hundredth,

    /// <summary>A unit like another: <c>5% + 3% = 8%</c>.</summary>
    Unit,

    /// <summary>After plus or minus, a share of what stands before: <c>100 + 20% = 120</c>.</summary>
    OfPrevious,
}

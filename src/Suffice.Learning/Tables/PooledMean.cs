namespace Suffice.Learning.Tables;

/// <summary>A group's mean, drawn towards what all groups have in common.</summary>
/// <param name="Value">The mean.</param>
/// <param name="OwnVariance">The variance of what is the group's own.</param>
/// <param name="OwnWeight">How much the group's own mean counts, from 0 to 1; the rest is the common mean's.</param>
/// <param name="CommonVariance">The variance of the common mean.</param>
internal readonly record struct PooledMean(double Value, double OwnVariance, double OwnWeight, double CommonVariance)
{
    /// <summary>The whole variance.</summary>
    public double Variance => OwnVariance + ((1 - OwnWeight) * (1 - OwnWeight) * CommonVariance);
}

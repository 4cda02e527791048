using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Formats.Messages;

namespace Suffice.Audit.Reading;

/// <summary>Makes one call of the rows over which its texts were cut.</summary>
internal sealed class CutCalls(CallDigester digester)
{
    /// <summary>Puts the parts together.</summary>
    /// <param name="parts">The parts of one call, in order; at least one.</param>
    /// <returns>The call.</returns>
    public CallDigest Rebuild(IReadOnlyList<PieceDigest> parts) =>
        digester.Digest(CutTexts.Join([.. parts.Select(part => part.Piece)]), parts[0].Place, 0);
}

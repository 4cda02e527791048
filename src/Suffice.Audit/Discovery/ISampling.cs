using Suffice.Audit.Calls;
using Suffice.Audit.Discovery.Templates;

namespace Suffice.Audit.Discovery;

/// <summary>Says which calls may still become samples, so that the text of the others is not copied. Thread-safe.</summary>
internal interface ISampling
{
    /// <summary>Whether a call may become a sample; never false for one that would.</summary>
    /// <param name="hint">What the log says of its task.</param>
    /// <param name="fixedPart">Its fixed part.</param>
    /// <param name="head">Its first words.</param>
    /// <param name="promptTokens">Its length.</param>
    /// <param name="lot">Its lot.</param>
    /// <returns>The answer.</returns>
    bool Wants(TaskHint? hint, FixedPart? fixedPart, string head, long promptTokens, ulong lot);
}

using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Suffice.Chat;
using Suffice.Chat.Anthropic;

namespace Suffice.Routing.Loops;

/// <summary>What is remembered of an answer: a hash of an id or a signature, never the thing itself.</summary>
internal static class LoopKey
{
    /// <summary>The key of a tool call.</summary>
    /// <param name="task">The task: some servers number their calls from 0 in every answer, so an id alone may be another caller's too.</param>
    /// <param name="id">The call's id, in any protocol's form.</param>
    /// <returns>The key.</returns>
    public static UInt128 OfCall(string task, string id) => Hash($"call\n{task}\n{AnthropicToolId.Of(id, own: false)}");

    /// <summary>The key of signed thinking.</summary>
    /// <param name="thinking">The thinking.</param>
    /// <returns>The key.</returns>
    public static UInt128 OfThinking(ThinkingPart thinking) => Hash($"thinking\n{thinking.Proof}");

    private static UInt128 Hash(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);

        return MemoryMarshal.Read<UInt128>(hash);
    }
}

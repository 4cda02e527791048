using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Suffice.Running.Steps;

/// <summary>Names one thing that a run buys, the same in every try and every rerun: a service that knows such keys does it once.</summary>
internal static class IdempotencyKey
{
    /// <summary>The key.</summary>
    /// <param name="run">The run.</param>
    /// <param name="step">The step.</param>
    /// <param name="index">Which repetition.</param>
    /// <param name="body">What is asked for: another body is another thing.</param>
    /// <returns>32 hexadecimal digits.</returns>
    public static string Of(string run, string step, int index, JsonElement body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{run}\n{step}\n{index}\n{body.GetRawText()}")).AsSpan(0, 16));
}

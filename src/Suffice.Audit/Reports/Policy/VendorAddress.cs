using System.Collections.Frozen;

namespace Suffice.Audit.Reports.Policy;

/// <summary>Where a vendor of the catalogue is called: what its entry under <c>providers</c> needs.</summary>
/// <param name="Protocol">The protocol, as policies write it.</param>
/// <param name="BaseUrl">Where its endpoints start.</param>
/// <param name="KeyVariable">The variable that its own documentation keeps the key in.</param>
internal sealed record VendorAddress(string Protocol, string BaseUrl, string KeyVariable)
{
    // Hosts whose address is a customer's own (Azure, Bedrock, Cloudflare) are not here: a guess could send prompts to a stranger.
    private static readonly FrozenDictionary<string, VendorAddress> Known = new Dictionary<string, VendorAddress>(StringComparer.Ordinal)
    {
        ["anthropic"] = new("anthropic", "https://api.anthropic.com", "ANTHROPIC_API_KEY"),
        ["openai"] = new("openai", "https://api.openai.com/v1", "OPENAI_API_KEY"),
        ["google"] = new("openai", "https://generativelanguage.googleapis.com/v1beta/openai", "GEMINI_API_KEY"),
        ["mistral"] = new("openai", "https://api.mistral.ai/v1", "MISTRAL_API_KEY"),
        ["deepseek"] = new("openai", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY"),
        ["groq"] = new("openai", "https://api.groq.com/openai/v1", "GROQ_API_KEY"),
        ["openrouter"] = new("openai", "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY"),
        ["fireworks"] = new("openai", "https://api.fireworks.ai/inference/v1", "FIREWORKS_API_KEY"),
        ["cohere"] = new("openai", "https://api.cohere.ai/compatibility/v1", "COHERE_API_KEY"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Finds a vendor's.</summary>
    /// <param name="vendor">The vendor, as the catalogue names it.</param>
    /// <returns>The address; <see langword="null"/> when only its customer knows it.</returns>
    public static VendorAddress? Of(string vendor) => Known.GetValueOrDefault(vendor);
}

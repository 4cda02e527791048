namespace Suffice.Audit.Formats.Values;

/// <summary>Takes away from a model's name what hosts and gateways put around it, so that the price table knows it.</summary>
internal static class ModelIds
{
    private static readonly string[] Gateways =
        ["azure/", "azure_ai/", "vertex_ai/", "gemini/", "bedrock/converse/", "bedrock/invoke/", "bedrock/", "openai/responses/", "models/"];

    private static readonly string[] Regions = ["us.", "eu.", "apac.", "global.", "jp.", "au.", "ca.", "us-gov."];

    /// <summary>The plain name.</summary>
    /// <param name="name">The name as logged: an ARN, a path, a name with a gateway's prefix, or a plain one.</param>
    /// <returns>The plain name; the end of an ARN whose model it does not tell.</returns>
    public static string? Plain(string? name)
    {
        if (name is null)
        {
            return null;
        }

        string plain = WithoutGateway(WithoutPath(name));
        foreach (string region in Regions)
        {
            if (plain.StartsWith(region, StringComparison.Ordinal) && plain.IndexOf('.', region.Length) > 0)
            {
                plain = plain[region.Length..];
                break;
            }
        }

        return plain.StartsWith("anthropic.", StringComparison.Ordinal) ? WithoutVersion(plain["anthropic.".Length..])
            : plain.StartsWith("claude-", StringComparison.Ordinal) ? plain.Replace('@', '-')
            : plain;
    }

    private static string WithoutPath(string name)
    {
        int models = name.LastIndexOf("/models/", StringComparison.Ordinal);
        return models >= 0 ? name[(models + "/models/".Length)..]
            : name.StartsWith("arn:", StringComparison.Ordinal) ? name[(name.LastIndexOf('/') + 1)..]
            : name;
    }

    private static string WithoutGateway(string name)
    {
        foreach (string gateway in Gateways)
        {
            if (name.StartsWith(gateway, StringComparison.Ordinal))
            {
                return name[gateway.Length..];
            }
        }

        return name;
    }

    /// <summary>Bedrock ends the names of Claude with <c>-v1:0</c>, <c>-v1</c> or <c>:0</c>, Anthropic itself with the date.</summary>
    private static string WithoutVersion(string name)
    {
        int version = name.LastIndexOf("-v", StringComparison.Ordinal);
        if (version > 0 && version + 2 < name.Length && char.IsAsciiDigit(name[version + 2]) && !name.AsSpan(version + 2).ContainsAnyExceptInRange('0', ':'))
        {
            return name[..version];
        }

        int colon = name.LastIndexOf(':');
        return colon > 0 ? name[..colon] : name;
    }
}

namespace Suffice.Yaml;

/// <summary>A document that cannot be read further: where, why, and what would be right.</summary>
internal sealed class YamlProblem(YamlPlace place, string wrong, string right) : Exception(wrong)
{
    public YamlPlace Place { get; } = place;

    public string Wrong { get; } = wrong;

    public string Right { get; } = right;
}

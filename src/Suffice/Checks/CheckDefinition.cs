namespace Suffice.Checks;

/// <summary>A kind of check that a policy can name: its options and how one is made of them.</summary>
/// <param name="Name">The key in the policy, such as <c>json_schema</c>.</param>
/// <param name="Summary">One sentence for editors and for <c>suffice explain</c>.</param>
/// <param name="OptionsType">A record whose <c>init</c> properties are the options; read, and described in the JSON Schema, by the policy binder.</param>
/// <param name="Create">Makes a check; throws <see cref="CheckOptionsException"/> when the options cannot work.</param>
public sealed record CheckDefinition(
    string Name,
    string Summary,
    Type OptionsType,
    Func<object, CheckSetting, ICheck> Create)
{
    /// <summary>Defines a kind of check.</summary>
    /// <typeparam name="TOptions">Its options record.</typeparam>
    /// <param name="name">The key in the policy.</param>
    /// <param name="summary">One sentence.</param>
    /// <param name="create">Makes a check.</param>
    /// <returns>The definition.</returns>
    public static CheckDefinition For<TOptions>(
        string name, string summary, Func<TOptions, CheckSetting, ICheck> create)
        where TOptions : class =>
        new(name, summary, typeof(TOptions), (options, setting) => create((TOptions)options, setting));

    /// <summary>Makes a check of a kind that needs no options, where no file can be read and no model asked.</summary>
    /// <returns>The check.</returns>
    internal ICheck CreateDefault() => Create(Activator.CreateInstance(OptionsType)!, new CheckSetting(string.Empty, NoFile, _ => false));

    private static string NoFile(string file) => throw new CheckOptionsException(string.Empty, $"{file} cannot be read here", "name no file");
}

/// <summary>What a check may look at while it is made.</summary>
/// <param name="Task">The task whose gate it joins.</param>
/// <param name="ReadFile">Reads a file named in the policy, relative to the file that names it; throws <see cref="CheckOptionsException"/> when it is absent.</param>
/// <param name="HasModel">Tells whether the policy or the catalogue knows a model.</param>
public sealed record CheckSetting(string Task, Func<string, string> ReadFile, Func<string, bool> HasModel);

/// <summary>The options of a check cannot work.</summary>
/// <param name="field">The option, as written in the policy; empty for the check as a whole.</param>
/// <param name="wrong">What is wrong.</param>
/// <param name="right">What would be right.</param>
public sealed class CheckOptionsException(string field, string wrong, string right)
    : Exception($"{field}: {wrong}; {right}")
{
    /// <summary>The option, as written in the policy; empty for the check as a whole.</summary>
    public string Field { get; } = field;

    /// <summary>What is wrong.</summary>
    public string Wrong { get; } = wrong;

    /// <summary>What would be right.</summary>
    public string Right { get; } = right;
}

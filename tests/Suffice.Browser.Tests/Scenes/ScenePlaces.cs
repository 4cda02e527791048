namespace Suffice.Browser.Scenes;

/// <summary>The names of things in the scene that have pages of their own.</summary>
internal sealed record ScenePlaces
{
}
